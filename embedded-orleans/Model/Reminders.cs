using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans
{
    /// <summary>A grain that can be reminded.</summary>
    public interface IRemindable : IGrain
    {
        /// <summary>Called when a reminder is due: at least once a period, by one of the processes. What it throws is logged.</summary>
        Task ReceiveReminder(string reminderName, TickStatus status);
    }

    /// <summary>Reminders: timers kept in the database, which outlive activations and processes.</summary>
    public static class GrainReminderExtensions
    {
        /// <summary>Registers a reminder or sets an existing one anew.</summary>
        /// <param name="grain">A grain that is <see cref="IRemindable"/>.</param>
        /// <param name="reminderName">Its name among the grain's.</param>
        /// <param name="dueTime">Until the first tick.</param>
        /// <param name="period">Between ticks, at least the minimum of the settings (1 min).</param>
        /// <exception cref="ArgumentException">The period is too short or a time is negative.</exception>
        /// <exception cref="InvalidOperationException">The grain is not <see cref="IRemindable"/>.</exception>
        public static Task<IGrainReminder> RegisterOrUpdateReminder(
            this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            grain is IRemindable
                ? Table(grain).RegisterAsync(grain.Activation.GrainId, reminderName, dueTime, period)
                : throw new InvalidOperationException($"{grain.GetType().Name} is not IRemindable.");

        /// <summary>The reminder of that name, null when there is none.</summary>
        public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
            Table(grain).GetAsync(grain.Activation.GrainId, reminderName);

        /// <summary>Ends a reminder; one that has ended already is no error.</summary>
        public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
            Table(grain).UnregisterAsync(grain.Activation.GrainId, reminder.ReminderName);

        private static ReminderTable Table(Grain grain) => grain.Activation.Engine.Services.GetRequiredService<ReminderTable>();
    }
}

namespace Orleans.Runtime
{
    /// <summary>A registered reminder.</summary>
    public interface IGrainReminder
    {
        /// <summary>Its name among the grain's.</summary>
        string ReminderName { get; }
    }

    /// <summary>When a reminder ticks.</summary>
    [GenerateSerializer, Immutable]
    public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
    {
        /// <summary>When it first ticked or was to, UTC.</summary>
        [Id(0)]
        public DateTime FirstTickTime { get; } = firstTickTime;

        /// <summary>Time between ticks.</summary>
        [Id(1)]
        public TimeSpan Period { get; } = period;

        /// <summary>Now, UTC.</summary>
        [Id(2)]
        public DateTime CurrentTickTime { get; } = timeStamp;
    }
}
