using CustomerConnect.Storage.Catalog;
using CustomerConnect.Units;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Journey;
using CustomerConnect.Web.Members;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Queue;

/// <summary>Where a visitor stands with a home that somebody else has.</summary>
public enum QueueStanding
{
    /// <summary>Not in line.</summary>
    Outside,

    /// <summary>In line.</summary>
    Waiting,

    /// <summary>Next in line: the home is kept for them.</summary>
    Offered,

    /// <summary>Free: nobody has to wait.</summary>
    Free,

    /// <summary>The visitor has it already.</summary>
    Mine,

    /// <summary>Sold, or not for sale any more.</summary>
    Gone,
}

/// <summary>The page of a queue.</summary>
/// <param name="Home">How the home stands.</param>
/// <param name="Refused">Why the last wish was not fulfilled, or null.</param>
public sealed record QueueView(Travel Travel, Project Project, UnitInfo Unit, UnitSnapshot Home, string? Refused)
{
    /// <summary>What the home is called.</summary>
    public string Name => HomeNames.Of(Project, Unit);

    /// <summary>How many people are in line.</summary>
    public int Length => Home.Queue.Length;

    /// <summary>Place in line, from 1; 0 outside it.</summary>
    public int Position => Home.Queue.Select((q, i) => q.Contact == Me ? i + 1 : 0).FirstOrDefault(p => p > 0);

    /// <summary>How the visitor stands.</summary>
    public QueueStanding Standing =>
        Home is { Offered: true, Contact: { } holder } && holder == Me ? QueueStanding.Offered
        : Position > 0 ? QueueStanding.Waiting
        : Home is { Status: UnitStatus.InProgress or UnitStatus.OnHold, Contact: { } own } && own == Me ? QueueStanding.Mine
        : Home.Status is UnitStatus.Sold or UnitStatus.Unreleased ? QueueStanding.Gone
        : Home.Status == UnitStatus.Available && Length == 0 ? QueueStanding.Free
        : QueueStanding.Outside;

    /// <summary>Until when the home is kept for the visitor, on the project's clock.</summary>
    public string Until => Home.Until is { } until ? Moments.Of(until, Project.Settings) : "";

    /// <summary>The visitor's place, as live messages name it.</summary>
    public string Place => Me is { } contact ? QueueMessage.PlaceOf(contact) : "";

    /// <summary>A refusal in the language of the page.</summary>
    public static string Of(Refusal refusal) => refusal switch
    {
        QueueIsFull => QueueTexts.Full,
        Sessions.SessionHasReserved => QueueTexts.HasReserved,
        _ => refusal.Message,
    };

    private ContactId? Me => Travel.Session.Contact;
}
