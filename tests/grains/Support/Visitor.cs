using CustomerConnect.Deposits;
using CustomerConnect.Reservations;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;

namespace CustomerConnect.Tests;

/// <summary>Somebody with a browser, on one process at a time.</summary>
internal sealed class Visitor(World world, GrainHost host, string name)
{
    public SessionId Id { get; } = new($"session-{name}");

    public ContactId Contact { get; init; } = new($"contact-{name}");

    public ContactKind Kind { get; init; } = ContactKind.Customer;

    public ISessionGrain Session => host.Grains.GetGrain<ISessionGrain>(Id.Value);

    /// <summary>The same visitor, served by another process.</summary>
    public Visitor On(GrainHost other) => new(world, other, name) { Contact = Contact, Kind = Kind };

    public async Task<Visitor> StartAsync()
    {
        Accept(await Session.Start(new(
            Some.Command, new("demo"), new($"visitor-{name}"), Some.Community, "d1", Selection.None, new("Firefox", "150", "Linux", false))));
        return this;
    }

    public Task<Answer<SessionSnapshot>> SelectAsync(string unit) =>
        Session.Select(new(Some.Command, new(null, null, null, new UnitId(unit))));

    public Task<Answer<SessionSnapshot>> SignInAsync() => Session.SignIn(new(Some.Command, Contact, Kind, true));

    public Task<Answer<SessionSnapshot>> ChooseAsync(SlotKey? slot) => Session.ChooseAppointment(new(Some.Command, slot));

    public Task<Answer<SessionSnapshot>> OpenAsync() => Session.OpenCheckout(new(Some.Command));

    /// <summary>Pays on a page that was opened a moment ago.</summary>
    public async Task<Answer<SessionSnapshot>> PayAsync(string method = "ok", string? attempt = null) => await PayAsync(await Session.Look(), method, attempt);

    /// <summary>Pays on a page that showed this.</summary>
    public Task<Answer<SessionSnapshot>> PayAsync(SessionSnapshot seen, string method = "ok", string? attempt = null) => Session.PayDeposit(
        new(Some.Command, seen.Deposit?.Deposit ?? new("none"), new(attempt ?? $"attempt-{Guid.NewGuid():n}"), method));

    /// <summary>Submits on a page that was opened a moment ago.</summary>
    public async Task<Answer<SessionSnapshot>> SubmitAsync(CommandId? command = null) => await SubmitAsync(await Session.Look(), command);

    /// <summary>Submits on a page that showed this.</summary>
    public Task<Answer<SessionSnapshot>> SubmitAsync(SessionSnapshot seen, CommandId? command = null) =>
        Session.Submit(new(command ?? Some.Command, seen.Selection.Unit ?? new("none"), seen.Deposit?.Deposit));

    /// <summary>The n-th slot that the project offers now.</summary>
    public SlotKey Slot(int n = 0) => SlotSchedule.Offered(world.Catalog.Project, AppointmentKind.Phone, world.Clock.GetUtcNow())[n];

    /// <summary>Comes as far as a home held, with an appointment chosen.</summary>
    public async Task<Visitor> HoldingAsync(string unit = "u1", int slot = 0)
    {
        await StartAsync();
        Accept(await SelectAsync(unit));
        Accept(await SignInAsync());
        Accept(await ChooseAsync(Slot(slot)));
        Accept(await OpenAsync());
        return this;
    }

    /// <summary>Comes as far as Submit.</summary>
    public async Task<Visitor> ReadyAsync(string unit = "u1", int slot = 0)
    {
        await HoldingAsync(unit, slot);
        Accept(await PayAsync()).CanSubmit.Should().BeTrue();
        return this;
    }

    /// <summary>Reserves.</summary>
    public async Task<IReservationGrain> ReservedAsync(string unit = "u1", int slot = 0)
    {
        await ReadyAsync(unit, slot);
        return Reservation(Accept(await SubmitAsync()));
    }

    public IReservationGrain Reservation(SessionSnapshot session) =>
        host.Grains.GetGrain<IReservationGrain>(session.Reservation!.Value.Value);

    public async Task<DepositStatus?> DepositAsync() => (await Session.Look()).Deposit?.Status;

    public static SessionSnapshot Accept(Answer<SessionSnapshot> answer)
    {
        answer.Refusal.Should().BeNull();
        return answer.Require();
    }
}
