using CustomerConnect.Deposits;
using CustomerConnect.Sessions;
using CustomerConnect.Storage.People;
using CustomerConnect.Web.Components;
using CustomerConnect.Web.Texts;

namespace CustomerConnect.Web.Journey.Checkout;

/// <summary>What was typed and is wrong with it. Card numbers are never sent back.</summary>
/// <param name="Card">Problems of the card's fields, by name.</param>
/// <param name="CardName">Name on the card, as typed.</param>
/// <param name="Client">A client as typed, with its id where it is one of the list; or null.</param>
/// <param name="ClientProblems">Problems of the client's fields, by name.</param>
public sealed record CheckoutForms(
    IReadOnlyDictionary<string, string> Card, string? CardName, IReadOnlyDictionary<string, string>? Client, IReadOnlyDictionary<string, string> ClientProblems)
{
    private static readonly string[] _says = ["first", "last", "email", "phone"];

    /// <summary>Nothing was typed.</summary>
    public static readonly CheckoutForms None = new(new Dictionary<string, string>(), null, null, new Dictionary<string, string>());

    /// <summary>The forms with a client that was half typed before another button was pressed.</summary>
    public CheckoutForms WithDraft(IReadOnlyDictionary<string, string> draft, IEnumerable<ClientProfile> clients) =>
        HalfTyped(draft, clients) ? this with { Client = draft } : this;

    /// <summary>True for a draft of a new client that says something, and is not one that has been saved meanwhile.</summary>
    public static bool HalfTyped(IReadOnlyDictionary<string, string> draft, IEnumerable<ClientProfile> clients) =>
        _says.Any(draft.ContainsKey) && !draft.ContainsKey("client")
        && !clients.Any(c => c.FirstName == draft.GetValueOrDefault("first")?.Trim() && c.LastName == draft.GetValueOrDefault("last")?.Trim());

    /// <summary>The client of this id in the form, to be changed; nothing where the list has none.</summary>
    public static CheckoutForms Of(string? client, IEnumerable<ClientProfile> clients) =>
        clients.FirstOrDefault(c => c.Id == client) is not { } found ? None : None with
        {
            Client = new Dictionary<string, string>
            {
                ["client"] = found.Id, ["first"] = found.FirstName ?? "", ["last"] = found.LastName ?? "", ["email"] = found.Email ?? "",
                ["phone"] = found.Phone ?? "", ["write"] = found.OptedIn ? "on" : "", ["identity"] = found.WithIdentity ? "on" : "",
                ["language"] = found.Language,
            },
        };
}

/// <summary>The checkout page.</summary>
/// <param name="Clients">A realtor's clients.</param>
/// <param name="Refused">Why the last action was not taken, or null.</param>
public sealed record CheckoutView(Travel Travel, IReadOnlyList<ClientProfile> Clients, string? Refused, CheckoutForms Forms)
{
    /// <summary>Why the chosen appointment is gone, or null.</summary>
    public string? SlotLost { get; init; }

    /// <summary>How the session stands.</summary>
    public SessionSnapshot Session => Travel.Session;

    /// <summary>What is owed, or null where there is no deposit.</summary>
    public long? Owed => Steps.DepositOf(Travel);

    /// <summary>True when the deposit is done.</summary>
    public bool Paid => Session.Deposit is { Status: DepositStatus.Paid or DepositStatus.Settled } && Travel.HeldUntil is not null;

    /// <summary>True when two payments came in and one of them goes back.</summary>
    public bool PaidTwice => Session.Deposit is { } deposit && DepositWords.WasPaidTwice(deposit);

    /// <summary>The last attempt when it failed and nothing better has come since, or null.</summary>
    public string? Failure => Session.Deposit is { Status: DepositStatus.Open, Attempts: [.., { Failure: { } failure }] } ? DepositWords.Failure(failure) : null;

    /// <summary>Where the bank waits for the customer, or null.</summary>
    public string? Bank => Session.Deposit is { Status: DepositStatus.NeedsAuthentication, Attempts: [.., { AuthenticateAt: { } at }] } ? at : null;

    /// <summary>True when Submit is open: the list is clear, and the home is held for it.</summary>
    public bool CanSubmit => Session.CanSubmit && Travel.HeldUntil is not null;

    /// <summary>What is left to do, in words; null when Submit is open.</summary>
    public string? Left
    {
        get
        {
            var left = Session.Checklist.Where(l => l.State is ChecklistState.ToDo or ChecklistState.Attention).Select(l => Word(l.Item)).ToList();
            return left.Count switch
            {
                0 when Travel.HeldUntil is null => JourneyTexts.NotHeld,
                0 => null,
                1 => Show.Text(JourneyTexts.OneLeft, left[0]),
                _ => Show.Text(JourneyTexts.MoreLeft, left.Count, string.Join(", ", left[..^1]), left[^1]),
            };
        }
    }

    private static string Word(ChecklistItem item) => item switch
    {
        ChecklistItem.Unit => JourneyTexts.LeftHome,
        ChecklistItem.SignIn => JourneyTexts.LeftSignIn,
        ChecklistItem.Appointment => JourneyTexts.LeftAppointment,
        ChecklistItem.Deposit => JourneyTexts.LeftDeposit,
        _ => JourneyTexts.LeftClient,
    };
}
