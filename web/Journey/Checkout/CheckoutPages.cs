using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey.Appointment;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>Makes the checkout page as things stand.</summary>
public sealed class CheckoutPages(ClientProfiles profiles, Drafts drafts, SlotCounts counts)
{
    /// <summary>The page, with what was refused and what was typed.</summary>
    /// <param name="client">Id of the client that is to be changed, or null.</param>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<IResult> AnswerAsync(Travel travel, int status, CancellationToken cancel, Refusal? refused = null, CheckoutForms? forms = null, string? client = null)
    {
        var clients = travel.Contact is null || travel.Session.ContactKind == Reservations.ContactKind.Customer
            ? [] : await profiles.OfSessionAsync(travel.Session.Session.Value, travel.Contact.Id, cancel);
        forms ??= CheckoutForms.Of(client, clients);
        if (forms.Client is null && client is null && travel.Contact is { } realtor && travel.Session.ContactKind != Reservations.ContactKind.Customer)
        {
            forms = forms.WithDraft(await drafts.ReadAsync(travel.Session.Session.Value, realtor.Id, DraftEndpoint.Client, cancel), clients);
        }

        var loss = travel is { Session.Slot: not null, Project: { } project }
            ? SlotLoss.Of(travel, await counts.ReadAsync(project, travel.Now, cancel)) : null;
        return Page.Of<CheckoutPage, CheckoutView>(
            new(loss is null ? travel : SlotLoss.Marked(travel, loss), clients, refused is null ? null : Refusals.Words(refused), forms)
            {
                SlotLost = loss is null ? null : Refusals.Words(loss),
            },
            status);
    }

    /// <summary>True while a realtor has typed a client without saving it: submitting would leave that one out.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time.</exception>
    public async Task<bool> HasHalfTypedClientAsync(Travel travel, CancellationToken cancel) =>
        travel is { Contact: { } realtor, Session.ContactKind: not Reservations.ContactKind.Customer, Session.Reservation: null }
        && CheckoutForms.HalfTyped(
            await drafts.ReadAsync(travel.Session.Session.Value, realtor.Id, DraftEndpoint.Client, cancel),
            await profiles.OfSessionAsync(travel.Session.Session.Value, realtor.Id, cancel));
}

/// <summary>A client was typed and not saved.</summary>
internal sealed record ClientIsHalfTyped() : Refusal(
    RefusalKind.Invalid, "clients.half-typed", "You have typed a client that is not saved. Save it, or empty its fields, then submit again.");
