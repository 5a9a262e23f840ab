using CustomerConnect.Storage.People;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.Sessions;

namespace CustomerConnect.Web.Staff.People;

/// <summary>Who a contact is, in facts. Pure.</summary>
internal static class ContactFacts
{
    /// <summary>Kind, addresses and where they live; what is not known is missing.</summary>
    public static IEnumerable<Fact> Of(Contact contact)
    {
        yield return new("Kind", contact.Registered ? SessionWords.Kind(contact.Kind) : "Not registered yet");
        if (contact.Email is { } email)
        {
            yield return new("E-mail", email, contact.EmailVerified ? null : new("warn", "warn", "Not confirmed"));
        }
        else
        {
            yield return new("E-mail", "None");
        }

        if (contact.Mobile is { } mobile)
        {
            yield return new("Mobile", mobile);
        }

        if (contact.Phone is { } phone)
        {
            yield return new("Phone", phone);
        }

        if (contact.Street is not null || contact.City is not null)
        {
            yield return new("Address", string.Join(", ", new[] { contact.Street, contact.City, $"{contact.Region} {contact.PostalCode}".Trim(), contact.Country }
                .Where(p => !string.IsNullOrEmpty(p))));
        }

        yield return new("Language", contact.Language switch { "fr" => "French", "es" => "Spanish", _ => "English" });
    }
}
