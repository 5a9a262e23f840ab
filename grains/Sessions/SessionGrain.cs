using CustomerConnect.Allowances;
using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>A session: what the visitor does, in order. Holding is in <c>SessionGrain.Holding.cs</c>, submitting beside it.</summary>
public sealed partial class SessionGrain(
    StreamServices services, ICatalog catalog, IClientProfiles profiles, IFaultPoints faults)
    : StreamGrain<SessionAggregate, SessionState, SessionEvent>(services, SessionEventTypes.All), ISessionGrain
{
    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> Start(StartSession command) =>
        await ShowAsync(await ExecuteAsync(command.Command, (session, _) => SessionRules.Start(session, command), Same));

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> Select(SelectHome command)
    {
        if (await CompleteAsync(command.Selection) is not { } selection)
        {
            return new HomeIsNotInThisCommunity();
        }

        if (State.Selection.Project != selection.Project)
        {
            await GiveBackUnsaidAsync(command.Command);
        }

        return await GivingBackAsync(
            command.Command, (session, now) => SessionRules.Select(session, selection, now));
    }

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> SignIn(SignInContact command)
    {
        if ((await CurrentAsync()).Contact != command.Contact)
        {
            await GiveBackUnsaidAsync(command.Command);
        }

        return await GivingBackAsync(command.Command, (session, now) => SessionRules.SignIn(session, command, now));
    }

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> SignOut(SignOutContact command)
    {
        await GiveBackUnsaidAsync(command.Command);
        return await GivingBackAsync(command.Command, SessionRules.SignOut);
    }

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> ChooseAppointment(ChooseAppointment command)
    {
        var project = await ProjectAsync(State);
        return await ShowAsync(await ExecuteAsync(
            command.Command, (session, now) => SessionRules.ChooseAppointment(session, command.Slot, project, now), Same));
    }

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> CheckClients()
    {
        var session = await CurrentAsync();
        return SessionRules.CannotKeepClients(session) is { } refusal ? refusal : await SnapshotAsync(session);
    }

    /// <inheritdoc/>
    public async Task<Answer<SessionSnapshot>> CountClients(CountClients command) =>
        await ShowAsync(await ExecuteAsync(command.Command, (session, _) => SessionRules.CountClients(session, command), Same));

    /// <inheritdoc/>
    public async Task<SessionSnapshot> Look() => await SnapshotAsync(await CurrentAsync());

    /// <inheritdoc/>
    protected override async Task WhenDueAsync()
    {
        if ((await CurrentAsync()).Submission is not null)
        {
            await RunSubmissionAsync();
            return;
        }

        await GivingBackAsync(CommandId.New(), SessionRules.Wake);
    }

    /// <summary>The whole path to a choice, or null when it is not part of the session's community.</summary>
    private async Task<Selection?> CompleteAsync(Selection wish)
    {
        if ((await CurrentAsync()).Community is not { } community)
        {
            return wish;
        }

        if (wish.Unit is { } unit)
        {
            return await catalog.UnitAsync(unit.Value) is { } found && found.Community.Community.Id == community.Value
                ? new(
                    new(found.Project.Id), new ModelId(found.Unit.ModelId),
                    found.Unit.BuildingId is { } building ? new BuildingId(building) : null, unit)
                : null;
        }

        return wish.Project is { } project
            ? await catalog.ProjectAsync(project.Value) is { } place && place.Community.Community.Id == community.Value ? wish : null
            : wish;
    }

    private async Task<Project?> ProjectAsync(SessionState session) =>
        session.Selection.Project is { } project && await catalog.ProjectAsync(project.Value) is { } found ? found.Project : null;

    private async Task<SessionSnapshot> SnapshotAsync(SessionState session)
    {
        var project = await ProjectAsync(session);
        var deposit = session.LastDeposit is { } id ? await Deposit(id).Look() : null;
        var now = Clock.Now(Time);
        var held = session.HoldAt(now);
        var checklist = Checklist.Of(session, project, held?.Deposit == session.LastDeposit ? deposit : null, now);
        return new(
            session.Session, Version, session.StatusAt(now), session.Link, session.Visitor, session.Community, session.Selection,
            session.Contact, session.ContactKind, session.Registered, session.Slot, held?.Until, held?.Extended ?? false, deposit,
            session.Reservation, session.Lost, checklist, Checklist.Missing(checklist).IsEmpty && SessionRules.NotOpen(session) is null,
            session.StartedAt, session.ChangedAt, session.InPerson);
    }

    private async Task<Answer<SessionSnapshot>> ShowAsync(Answer<SessionState> answer) =>
        answer.Refusal is { } refusal ? refusal : await SnapshotAsync(State);

    private IUnitGrain Unit(UnitId unit) => GrainFactory.GetGrain<IUnitGrain>(unit.Value);

    private ISlotGrain SlotOf(SlotKey slot) => GrainFactory.GetGrain<ISlotGrain>(slot.ToString());

    private IDepositGrain Deposit(DepositId deposit) => GrainFactory.GetGrain<IDepositGrain>(deposit.Value);

    private IAllowanceGrain Allowance(ProjectId project, ContactId contact) =>
        GrainFactory.GetGrain<IAllowanceGrain>($"{project}/{contact}");

    private static SessionState Same(SessionState session) => session;
}
