using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Storage.Staff.People;

namespace CustomerConnect.Web.Staff.InPerson;

/// <summary>A reservation that staff take for somebody before them.</summary>
/// <param name="Command">Id of the form: the same form sent twice is one reservation.</param>
/// <param name="By">Who of the staff.</param>
public sealed record InPersonWish(
    Guid Command, string By, CommunitySnapshot Community, Project Project, UnitId Unit, Registration Person, Slots.SlotKey? Slot, bool DepositTaken);

/// <summary>
/// Takes a reservation in person through a session of its own: the same grains, rules and limits as a visitor's. It came by no link, and says
/// who took it.
/// </summary>
public sealed class InPersonDesk(InPersonContacts contacts, IGrainFactory grains)
{
    /// <summary>Reserves. The session, and why the home is not reserved, or null.</summary>
    /// <exception cref="Storage.Log.StorageUnavailableException">The database did not answer in time; the same form may be sent again.</exception>
    public async Task<(SessionId Session, Refusal? Refusal)> ReserveAsync(InPersonWish wish, CancellationToken cancel)
    {
        var contact = await contacts.AddAsync(TextId.From(Part(wish, "contact").Value), wish.Person, cancel);
        var id = new SessionId(TextId.From(Part(wish, "session").Value));
        var session = grains.GetGrain<ISessionGrain>(id.Value);
        var refusal =
            (await session.Start(new(
                Part(wish, "start"), new(InPersonLink.Id), new(id.Value), new(wish.Community.Community.Id), wish.Community.Community.DivisionId, Selection.None,
                new("Sales center", "", "", false), new(wish.By, wish.DepositTaken)))).Refusal
            ?? (await session.SignIn(new(Part(wish, "sign-in"), new(contact.Id), ContactKind.Customer, true))).Refusal
            ?? (await session.Select(new(Part(wish, "select"), Selection.None with { Unit = wish.Unit }))).Refusal
            ?? (wish.Slot is { } slot ? (await session.ChooseAppointment(new(Part(wish, "appointment"), slot))).Refusal : null)
            ?? (await session.Submit(new(Part(wish, "submit"), wish.Unit, null))).Refusal;
        if (refusal is not null && refusal is not SessionHasReserved)
        {
            // Whatever it holds is free again for who comes next.
            await session.LeaveCheckout(new(CommandId.New(), wish.Unit, "given-back"));
        }

        return (id, refusal is SessionHasReserved ? null : refusal);
    }

    private static CommandId Part(InPersonWish wish, string part) => CommandId.For($"in-person/{wish.Command:N}", part);
}
