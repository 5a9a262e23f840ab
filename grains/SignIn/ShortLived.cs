using Orleans.Storage;

namespace CustomerConnect.Grains.SignIn;

/// <summary>Changes of short-lived state.</summary>
internal static class ShortLived
{
    private const int MostTries = 4;

    /// <summary>
    /// Changes the state and writes it; when another process has written it meanwhile, reads what it wrote and decides again.
    /// A change that returns what it was given writes nothing.
    /// </summary>
    /// <exception cref="InconsistentStateException">Others were faster four times in a row.</exception>
    public static async Task ChangeAsync<T>(IPersistentState<T> state, Func<T, T> change)
    {
        for (var tries = 1; ; tries++)
        {
            var before = state.State;
            var after = change(before);
            if (ReferenceEquals(before, after))
            {
                return;
            }

            try
            {
                state.State = after;
                await state.WriteStateAsync();
                return;
            }
            catch (InconsistentStateException) when (tries < MostTries)
            {
                await state.ReadStateAsync();
            }
            catch
            {
                // What is not written has not happened.
                state.State = before;
                throw;
            }
        }
    }
}
