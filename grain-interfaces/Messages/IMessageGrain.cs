namespace CustomerConnect.Messages;

/// <summary>One message of the outbox: one cause, one message. Key: the cause.</summary>
[Alias("IMessageGrain")]
public interface IMessageGrain : IGrainWithStringKey
{
    /// <summary>Renders and sends it when it has not been sent; harmless to repeat.</summary>
    [Alias("Send")]
    Task Send();
}
