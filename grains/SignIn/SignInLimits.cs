using CustomerConnect.SignIn;

namespace CustomerConnect.Grains.SignIn;

/// <summary>One limit on asking for codes.</summary>
/// <param name="Key">Key of its <see cref="IThrottleGrain"/>.</param>
/// <param name="Limit">Codes in each window.</param>
/// <param name="Window">Length of the window.</param>
/// <param name="Lengthens">True when beyond it codes are longer; else there are none.</param>
public sealed record CodeLimit(string Key, int Limit, TimeSpan Window, bool Lengthens = false);

/// <summary>
/// How often codes may be asked for. Nobody can lock anybody else out: the tight limit on an address counts each network for
/// itself, so a stranger spends only their own; beyond the wide one, against guessing from many networks, a code is sent still but
/// is longer; and a code that was sent works whatever the limits say.
/// </summary>
public static class SignInLimits
{
    /// <summary>The limits that this request has to pass, in order.</summary>
    public static IReadOnlyList<CodeLimit> For(SignInState state, VisitorId visitor, RequestCode command)
    {
        var address = SignInRules.AddressHash(command.Address);
        var network = SignInRules.AddressHash(command.Network);
        var limits = new List<CodeLimit>
        {
            new($"codes-visitor/{visitor}", 5, TimeSpan.FromMinutes(15)),
            new($"codes-address-network/{address}-{network}", 5, TimeSpan.FromMinutes(15)),
            // A sales center's whole open house is one network.
            new($"codes-network/{network}", 300, TimeSpan.FromMinutes(15)),
        };
        if (state.Verified != address)
        {
            // 60 codes of 5 tries in an hour: one chance in 3,300 that a guess from however many networks succeeds.
            limits.Add(new($"codes-address/{address}", 60, TimeSpan.FromHours(1), Lengthens: true));
        }

        return limits;
    }
}
