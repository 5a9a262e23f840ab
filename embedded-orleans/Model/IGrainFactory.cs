using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references to grains. Cheap: nothing is activated before the first call.</summary>
public interface IGrainFactory
{
    /// <summary>A reference by text key.</summary>
    /// <exception cref="ArgumentException">No grain class implements the interface, or a class name prefix is given.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference by Guid key.</summary>
    /// <exception cref="ArgumentException">No grain class implements the interface, or a class name prefix is given.</exception>
    TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey;

    /// <summary>A reference by numeric key.</summary>
    /// <exception cref="ArgumentException">No grain class implements the interface, or a class name prefix is given.</exception>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <summary>A reference to a known grain by any of its interfaces.</summary>
    /// <exception cref="ArgumentException">No grain class is of that kind, or it does not implement the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;
}
