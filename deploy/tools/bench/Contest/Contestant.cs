using CustomerConnect.Providers.Payments;
using CustomerConnect.Sessions;
using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using Orleans;

namespace CustomerConnect.Bench.Contest;

/// <summary>How it ended for one contestant.</summary>
/// <param name="Unit">The home that was won, or null.</param>
/// <param name="Answers">Codes of all refusals on the way.</param>
internal sealed record Outcome(string? Unit, string? Slot, IReadOnlyList<string> Answers);

/// <summary>
/// One visitor: opens the link, signs in by code, and tries free homes and slots until one home is reserved or nothing is left.
/// </summary>
internal sealed class Contestant(
    int number, IGrainFactory grains, Contacts contacts, DemoPayments payments, Board board, TimeProvider time, int seed)
{
    private readonly Random random = new(unchecked((seed * 31) + number));
    private readonly List<string> answers = [];
    private readonly string visitor = TextId.New(time);
    private readonly ISessionGrain session = grains.GetGrain<ISessionGrain>(TextId.New(time));
    private DepositId? deposit;

    /// <summary>The visitor's session.</summary>
    public ISessionGrain Session => session;

    public async Task<Outcome> RunAsync(bool appointment)
    {
        await ArriveAsync();
        while (true)
        {
            var view = board.Now;
            if (view.Free.Count == 0 && view.OnHold == 0)
            {
                return new(null, null, answers);
            }

            if (view.Free.Count == 0)
            {
                await board.NextAsync();
                continue;
            }

            if (await TryAsync(view.Free[random.Next(view.Free.Count)], appointment) is { } won)
            {
                return won;
            }

            await board.NextAsync();
        }
    }

    /// <summary>Opens the link and signs in.</summary>
    public async Task ArriveAsync()
    {
        await StartAsync();
        await SignInAsync();
    }

    /// <summary>Chooses a home, holds it and pays the deposit; false when it was refused.</summary>
    public async Task<bool> HoldAndPayAsync(string unit)
    {
        if (!Took(await session.Select(new(CommandId.New(), new(null, null, null, new(unit))))))
        {
            return false;
        }

        var opened = await session.OpenCheckout(new(CommandId.New()));
        if (!Took(opened))
        {
            return false;
        }

        deposit = opened.Require().Deposit!.Deposit;
        var card = await payments.CreateMethodAsync(new("4242424242424242", "12 / 39", "123", "Contest"));
        return Took(await session.PayDeposit(new(CommandId.New(), deposit.Value, new(TextId.New(time)), card.Token!)));
    }

    /// <summary>Presses Submit for the home that is held and paid for.</summary>
    public Task<Answer<SessionSnapshot>> SubmitAsync(string unit) => session.Submit(new(CommandId.New(), new(unit), deposit));

    private async Task<Outcome?> TryAsync(string unit, bool appointment)
    {
        if (!await HoldAndPayAsync(unit))
        {
            return null;
        }

        while (true)
        {
            if (appointment && !await ChooseSlotAsync())
            {
                Took(await session.LeaveCheckout(new(CommandId.New(), new(unit), "no slot left")));
                return null;
            }

            var answer = await SubmitAsync(unit);
            if (Took(answer))
            {
                return new(unit, answer.Require().Slot?.ToString(), answers);
            }

            if (answer.Refusal!.Code != "slot.taken")
            {
                return null;
            }
        }
    }

    private async Task<bool> ChooseSlotAsync()
    {
        while (true)
        {
            await board.NextAsync();
            var slots = board.Now.Slots;
            if (slots.Count == 0)
            {
                return false;
            }

            if (Took(await session.ChooseAppointment(new(CommandId.New(), slots[random.Next(slots.Count)]))))
            {
                return true;
            }
        }
    }

    private async Task StartAsync() => (await session.Start(new(
        CommandId.New(), new(ContestCatalog.LinkId), new(visitor), new(ContestCatalog.CommunityId), "division", Selection.None,
        new("Bench", "1", "none", false)))).Require();

    private async Task SignInAsync()
    {
        var address = $"contestant-{seed}-{number}@contest.example";
        var signIn = grains.GetGrain<ISignInGrain>(visitor);
        (await signIn.RequestCode(new(
            CodeChannel.Email, address, new CommunityId(ContestCatalog.CommunityId), "en", $"192.0.2.{number % 250}/{number / 250}"))).Require();
        var pending = await signIn.PendingCode(await board.CodeFor(visitor))
            ?? throw new InvalidOperationException("The code that was just asked for is not there.");
        (await signIn.Verify(new(pending.Code))).Require();
        var contact = await contacts.VerifyAsync(AddressKind.Email, address, "en");
        (await session.SignIn(new(CommandId.New(), new(contact.Id), Reservations.ContactKind.Customer, true))).Require();
    }

    private bool Took<T>(Answer<T> answer) where T : class
    {
        if (answer.Refusal is { } refusal)
        {
            answers.Add(refusal.Code);
        }

        return answer.Ok;
    }
}
