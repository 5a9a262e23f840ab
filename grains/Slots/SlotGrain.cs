using CustomerConnect.Slots;

namespace CustomerConnect.Grains.Slots;

/// <summary>A slot: loads, decides by <see cref="SlotRules"/>, appends.</summary>
public sealed class SlotGrain(StreamServices services)
    : StreamGrain<SlotAggregate, SlotState, SlotEvent>(services, SlotEventTypes.All), ISlotGrain
{
    /// <inheritdoc/>
    public async Task<Answer<SlotBooking>> Book(BookSlot command)
    {
        if (SlotKey.Parse(Key) is not { } slot)
        {
            return new SlotIsNotOffered();
        }

        return await ExecuteAsync(
            command.Command, (state, _) => SlotRules.Book(state, command), _ => new SlotBooking(slot, command.Reservation));
    }

    /// <inheritdoc/>
    public Task<Answer<Done>> Release(ReleaseSlot command) =>
        ExecuteAsync(command.Command, (state, _) => SlotRules.Release(state, command), _ => Done.Value);
}
