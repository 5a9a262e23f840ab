namespace CustomerConnect;

/// <summary>An amount in the smallest unit of its currency.</summary>
/// <param name="Cents">Hundredths for USD and CAD; never negative.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
[GenerateSerializer, Immutable, Alias("Money")]
public readonly record struct Money([property: Id(0)] long Cents, [property: Id(1)] string Currency);
