namespace CustomerConnect.Web.Pages.Errors;

/// <summary>A form was not taken because its token is missing or out of date.</summary>
/// <param name="Form">Address of the page that the form stood on, or null when that is not known.</param>
public sealed record StaleFormView(string? Form);
