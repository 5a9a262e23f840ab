using CustomerConnect.SignIn;
using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using Dapper;

namespace CustomerConnect.Grains.SignIn;

/// <inheritdoc cref="ISignInGrain"/>
/// <remarks>Reads its state anew for every call: another process may have served this browser a moment ago.</remarks>
public sealed class SignInGrain(
    [PersistentState("sign-in", "short-lived")] IPersistentState<SignInState> state, IDatabase database, TimeProvider time)
    : Grain, ISignInGrain
{
    private VisitorId Visitor => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Answer<CodeSent>> RequestCode(RequestCode command)
    {
        await state.ReadStateAsync();
        if (!SignInRules.Stands(state.State, command, Clock.Now(time)))
        {
            var digits = SignInRules.Digits;
            foreach (var limit in SignInLimits.For(state.State, Visitor, command))
            {
                if (await GrainFactory.GetGrain<IThrottleGrain>(limit.Key).Take(limit.Limit, limit.Window) > TimeSpan.Zero)
                {
                    if (!limit.Lengthens)
                    {
                        return new TooManyCodes();
                    }

                    digits = SignInRules.DigitsWhenCrowded;
                }
            }

            var code = SignInRules.NewCode(digits);
            await ShortLived.ChangeAsync(state, s => SignInRules.Send(s, Visitor, command, code, Clock.Now(time)));
        }

        // Asked again at once, this is the same row: a click too many, or a row that the database did not take the first time.
        var sent = state.State.Current!;
        await AddToOutboxAsync(sent);
        return sent.ToShown();
    }

    /// <inheritdoc/>
    public async Task<Answer<VerifiedAddress>> Verify(VerifyCode command)
    {
        await state.ReadStateAsync();
        Answer<VerifiedAddress> answer = new CodeDidNotWork();
        await ShortLived.ChangeAsync(state, s =>
        {
            (answer, var next) = SignInRules.Verify(s, command.Code, Clock.Now(time));
            return next;
        });
        return answer;
    }

    /// <inheritdoc/>
    public async Task<PendingCode?> PendingCode(string cause)
    {
        await state.ReadStateAsync();
        return SignInRules.Pending(state.State, cause, Clock.Now(time));
    }

    /// <inheritdoc/>
    public async Task<CodeSent?> Look()
    {
        await state.ReadStateAsync();
        return SignInRules.Look(state.State, Clock.Now(time));
    }

    /// <inheritdoc/>
    public async Task ForgetExpired()
    {
        await state.ReadStateAsync();
        await ShortLived.ChangeAsync(state, s => SignInRules.ForgetExpired(s, Clock.Now(time)));
        if (state is { RecordExists: true, State: { Current: null, Verified: null } })
        {
            await state.ClearStateAsync();
        }
    }

    private Task AddToOutboxAsync(SentCode sent)
    {
        var channel = sent.Channel == CodeChannel.Email ? Outbox.Email : Outbox.Sms;
        return database.WriteAsync((connection, transaction) => connection.ExecuteAsync(
            """
            insert into outbox (cause, template, channel, recipient_kind, recipient_id, subject_kind, subject_id, created_at)
            values (@Cause, 'DeviceVerificationCode', @channel, 'sign-in', @visitor, 'code', @Cause, @at) on conflict (cause) do nothing
            """,
            new { sent.Cause, channel, visitor = Visitor.Value, at = sent.SentAt.ToUnixTimeMilliseconds() }, transaction));
    }
}
