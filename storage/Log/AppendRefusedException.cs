namespace CustomerConnect.Storage.Log;

/// <summary>
/// The database refuses the data of this append, and would again: a fault of the program. Nothing of it was written, and the
/// appends that shared its group are not affected.
/// </summary>
public sealed class AppendRefusedException(string stream, Exception inner)
    : Exception($"The database refused an append to {stream}: {inner.Message}", inner);
