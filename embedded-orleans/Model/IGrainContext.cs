namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext
{
    /// <summary>Kind and key of the grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object, null before it is made and after it has gone.</summary>
    object? GrainInstance { get; }

    /// <summary>Services in the activation's scope.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Ends the activation after the running call.</summary>
    void Deactivate(DeactivationReason deactivationReason);
}
