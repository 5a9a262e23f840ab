namespace CustomerConnect.Web.Staff.Details;

/// <summary>The page of an address of staff at which the member finds nothing.</summary>
public sealed record NotHereView;
