namespace Orleans
{
    /// <summary>Marks an interface of grains.</summary>
    public interface IGrain : Runtime.IAddressable;

    /// <summary>Marks an interface of grains whose key is text.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>Makes references to grains. Cheap: nothing is activated before the first call.</summary>
    public interface IGrainFactory
    {
        /// <summary>A reference by key. The prefix chooses among classes in Orleans; here each interface has one class.</summary>
        /// <exception cref="ArgumentException">No grain class implements the interface.</exception>
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
            where TGrainInterface : IGrainWithStringKey;
    }
}

namespace Orleans.Runtime
{
    /// <summary>A grain or a reference to one.</summary>
    public interface IAddressable;
}
