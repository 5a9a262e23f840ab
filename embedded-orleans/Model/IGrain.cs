using Orleans.Runtime;

namespace Orleans
{
    /// <summary>Marks an interface of grains.</summary>
    public interface IGrain : IAddressable;

    /// <summary>Marks an interface of grains whose key is text.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>Marks an interface of grains whose key is a Guid.</summary>
    public interface IGrainWithGuidKey : IGrain;

    /// <summary>Marks an interface of grains whose key is a whole number.</summary>
    public interface IGrainWithIntegerKey : IGrain;

    /// <summary>What a grain class is to the engine.</summary>
    public interface IGrainBase
    {
        /// <summary>The activation that the object belongs to.</summary>
        IGrainContext GrainContext { get; }

        /// <summary>Called before the first call; when it throws, the waiting calls fail with it and the next one tries again.</summary>
        Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>Called after the last call. What it throws is logged.</summary>
        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

namespace Orleans.Runtime
{
    /// <summary>A grain or a reference to one.</summary>
    public interface IAddressable;
}
