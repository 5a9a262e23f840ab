namespace CustomerConnect.Web.Pages.Missing;

/// <summary>Nothing is at the address.</summary>
/// <param name="Community">The community it would have been in, or null when that is not known either.</param>
public sealed record MissingView(Storage.Catalog.Community? Community);
