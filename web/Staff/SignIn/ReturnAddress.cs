namespace CustomerConnect.Web.Staff.SignIn;

/// <summary>Where staff go on after they signed in.</summary>
internal static class ReturnAddress
{
    /// <summary>The address when it is a page of staff; otherwise their first page. Who typed a password is never sent away from us.</summary>
    public static string Of(string? address) =>
        address is not null && (address == "/staff" || address.StartsWith("/staff/", StringComparison.Ordinal) || address.StartsWith("/staff?", StringComparison.Ordinal))
            && !address.StartsWith(StaffAccess.SignIn, StringComparison.Ordinal) && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
            ? address : "/staff";

    /// <summary>The address of a step of the sign-in that goes on there.</summary>
    public static string Before(string back, string step) => $"{StaffAccess.SignIn}/{step}{QueryString.Create("return", back)}";
}
