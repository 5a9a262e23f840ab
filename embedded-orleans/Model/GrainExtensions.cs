using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain or a reference to one tells about itself.</summary>
public static class GrainExtensions
{
    /// <summary>Kind and key.</summary>
    /// <exception cref="ArgumentException">It is neither a grain nor a reference.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        IGrainBase activation => activation.GrainContext.GrainId,
        GrainReference reference => reference.GrainId,
        _ => throw new ArgumentException($"{grain?.GetType().FullName ?? "null"} is neither a grain nor a reference to one.", nameof(grain)),
    };

    /// <summary>The key of a grain with a text key.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.Value;

    /// <summary>The key of a grain with a Guid key.</summary>
    /// <exception cref="FormatException">It has another kind of key.</exception>
    public static Guid GetPrimaryKey(this IAddressable grain) => Guid.ParseExact(grain.GetPrimaryKeyString(), "N");

    /// <summary>The key of a grain with a numeric key.</summary>
    /// <exception cref="FormatException">It has another kind of key.</exception>
    public static long GetPrimaryKeyLong(this IAddressable grain) =>
        long.Parse(grain.GetPrimaryKeyString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>A reference to the same grain by one of its interfaces.</summary>
    /// <exception cref="ArgumentException">Its class does not implement the interface.</exception>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
        where TGrainInterface : IAddressable => grain switch
    {
        IGrainBase activation => activation.GrainContext.ActivationServices.GetRequiredService<IGrainFactory>()
            .GetGrain<TGrainInterface>(grain.GetGrainId()),
        GrainReference reference => reference.Factory.GetGrain<TGrainInterface>(reference.GrainId),
        _ => throw new ArgumentException($"{grain.GetType().FullName} is neither a grain nor a reference to one.", nameof(grain)),
    };
}
