using CustomerConnect.SignIn;

namespace CustomerConnect.Grains.SignIn;

/// <summary>One limit on asking for codes.</summary>
/// <param name="Key">Key of its <see cref="IThrottleGrain"/>.</param>
/// <param name="Limit">Codes in each window.</param>
/// <param name="Window">Length of the window.</param>
/// <param name="Lengthens">True when beyond it codes are longer; else there are none.</param>
public sealed record CodeLimit(string Key, int Limit, TimeSpan Window, bool Lengthens = false);

/// <summary>
/// How often codes may be asked for. Nobody can lock anybody else out, on whatever network they are: beyond the tight limits codes are
/// longer, too long to be guessed, and are sent still. Refused is a browser that asks for very many itself, and strangers on a network that
/// asks for more than any open house would; a browser that has proved an address before is not counted among them, and a code that was sent
/// works whatever the limits say.
/// </summary>
public static class SignInLimits
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The limits that this request has to pass, in order.</summary>
    public static IReadOnlyList<CodeLimit> For(SignInState state, VisitorId visitor, RequestCode command)
    {
        var address = SignInRules.AddressHash(command.Address);
        var network = SignInRules.AddressHash(command.Network);
        var limits = new List<CodeLimit> { new($"codes-visitor/{visitor}", 5, Quarter) };
        if (state.Verified != address)
        {
            // 60 codes of 5 tries in an hour: one chance in 3,300 that a guess from however many networks succeeds.
            limits.Add(new($"codes-address-network/{address}-{network}", 5, Quarter, Lengthens: true));
            limits.Add(new($"codes-address/{address}", 60, TimeSpan.FromHours(1), Lengthens: true));
        }

        if (state.Verified is null)
        {
            // What a person's mailbox has to bear from one network, whoever is behind it.
            limits.Add(new($"codes-address-network-most/{address}-{network}", 40, Quarter));
            // A sales center's whole open house is one network.
            limits.Add(new($"codes-network/{network}", 300, Quarter, Lengthens: true));
            limits.Add(new($"codes-network-most/{network}", 1_000, Quarter));
        }

        return limits;
    }
}
