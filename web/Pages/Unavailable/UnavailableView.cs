namespace CustomerConnect.Web.Pages.Unavailable;

/// <summary>Reservations are off.</summary>
/// <param name="Community">Whom to call.</param>
/// <param name="Project">The project, or null for the whole community.</param>
public sealed record UnavailableView(Storage.Catalog.Community Community, Storage.Catalog.Project? Project);
