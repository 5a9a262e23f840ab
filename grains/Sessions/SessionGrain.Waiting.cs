using CustomerConnect.Sessions;
using CustomerConnect.Units;

namespace CustomerConnect.Grains.Sessions;

/// <summary>Waiting for a home that somebody else has. The home keeps the queue; an offer is a hold of this session there.</summary>
public sealed partial class SessionGrain
{
    /// <inheritdoc/>
    public async Task<Answer<UnitSnapshot>> JoinQueue(WaitForHome command)
    {
        var session = await CurrentAsync();
        if (await catalog.UnitAsync(command.Unit.Value) is not { } home)
        {
            return new UnitIsUnknown();
        }

        var settings = home.Project.Settings;
        return SessionRules.CannotWait(session, home.Project) is { } refusal ? refusal
            : await Unit(command.Unit).JoinQueue(new(
                Part(command.Command, "queue"), session.Session, session.Contact!.Value, TimeSpan.FromHours(settings.QueueOfferHours),
                SessionRules.Limit(session, settings)));
    }

    /// <inheritdoc/>
    public async Task<Answer<UnitSnapshot>> LeaveQueue(WaitForHome command)
    {
        var session = await CurrentAsync();
        if (session.Hold?.Unit == command.Unit)
        {
            var left = await LeaveCheckout(new(Part(command.Command, "leave"), command.Unit, "left"));
            return left.Refusal is { } refusal ? refusal : await Unit(command.Unit).Look();
        }

        if (session.Submission is not null)
        {
            return new SubmissionIsUnderWay();
        }

        var home = await Unit(command.Unit).Look();
        if (home is { Offered: true, Until: { } until, Project: { } project, Contact: { } contact } && home.Session == session.Session)
        {
            await FinishGivingBackAsync();
            var declined = await GivingBackAsync(
                Part(command.Command, "decline"), (s, _) => SessionRules.Decline(s, command.Unit, project, contact, until));
            return declined.Refusal is { } refusal ? refusal : await Unit(command.Unit).Look();
        }

        return await Unit(command.Unit).LeaveQueue(new(Part(command.Command, "leave-queue"), session.Session));
    }
}
