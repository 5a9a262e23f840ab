namespace CustomerConnect;

/// <summary>A grain with a stream in the log. Its key is the stream's name after the first slash.</summary>
[Alias("IStreamGrain")]
public interface IStreamGrain : IGrainWithStringKey
{
    /// <summary>
    /// Does what is due by the clock: lets a hold lapse, ends a reservation, goes on with an unfinished saga. Harmless at any time.
    /// </summary>
    [Alias("Wake")]
    Task Wake();
}
