using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerConnect.Storage.People;
using Microsoft.AspNetCore.DataProtection;

namespace CustomerConnect.Web.Staff.People;

/// <summary>
/// What a form that makes a link carries, so that the same form sent twice makes one link and shows it both times: the database keeps a link's
/// hash alone and could not show it again.
/// </summary>
public sealed class LinkForms(IDataProtectionProvider protection)
{
    private const int Longest = 1_000;
    private readonly IDataProtector _seal = protection.CreateProtector("CustomerConnect.Staff.LinkForm.v1");

    /// <summary>A value for a new form.</summary>
    public string New() => _seal.Protect(IdentityLinks.NewToken());

    /// <summary>The token of the link that a member makes for a contact with a form; null when the value is none of ours.</summary>
    /// <param name="form">What came with it.</param>
    /// <param name="member">Id of who sent it: another member's link is another.</param>
    /// <param name="contact">Id of the contact.</param>
    public string? TokenOf(string? form, string member, string contact)
    {
        if (form is not { Length: > 0 and < Longest })
        {
            return null;
        }

        try
        {
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{_seal.Unprotect(form)} {member} {contact}")));
        }
        catch (CryptographicException)
        {
            return null; // Somebody made it up.
        }
    }
}
