namespace CustomerConnect.Storage.Schema;

/// <summary>The database's schema is not one that this program can work with. The message says why and is fit for an operator.</summary>
public sealed class SchemaException(string message, Exception? inner = null) : Exception(message, inner);
