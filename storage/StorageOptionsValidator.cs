using Microsoft.Extensions.Options;
using Npgsql;

namespace CustomerConnect.Storage;

/// <summary>Refuses settings out of range, with a message that says what to write.</summary>
public sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var errors = new List<string>();
        if (options.Dialect == Dialect.Sqlite && string.IsNullOrWhiteSpace(options.Sqlite.Path))
        {
            errors.Add(
                "No database is configured. Write a file to Storage:Sqlite:Path, such as data/customer-connect.db, or a server to "
                + "Storage:Postgres:ConnectionString, such as Host=localhost;Database=customer_connect;Username=app.");
        }

        CheckConnectionString(options.Postgres.ConnectionString, errors);
        Check(nameof(options.CommandTimeoutMilliseconds), options.CommandTimeoutMilliseconds, 100, 600_000);
        Check(nameof(options.ConnectTimeoutMilliseconds), options.ConnectTimeoutMilliseconds, 100, 600_000);
        Check(nameof(options.LockTimeoutMilliseconds), options.LockTimeoutMilliseconds, 50, 600_000);
        Check(nameof(options.UnknownTimeoutMilliseconds), options.UnknownTimeoutMilliseconds, 100, 600_000);
        Check(nameof(options.GroupSize), options.GroupSize, 1, 4_096);
        Check(nameof(options.QueueBound), options.QueueBound, 1, 1_000_000);
        Check(nameof(options.QueueTimeoutMilliseconds), options.QueueTimeoutMilliseconds, 100, 600_000);
        Check(nameof(options.FeedPollMilliseconds), options.FeedPollMilliseconds, 10, 60_000);
        Check(nameof(options.DuePollMilliseconds), options.DuePollMilliseconds, 10, 60_000);
        Check(nameof(options.DueLeaseMilliseconds), options.DueLeaseMilliseconds, 100, 600_000);
        Check(nameof(options.DueConcurrency), options.DueConcurrency, 1, 1_024);
        Check("Postgres:" + nameof(options.Postgres.MaxPoolSize), options.Postgres.MaxPoolSize, 1, 1_000);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(string setting, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                errors.Add(FormattableString.Invariant(
                    $"Storage:{setting} is {value}. Write a whole number from {least} to {most}, or leave it out for the default."));
            }
        }
    }

    private static void CheckConnectionString(string? text, List<string> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            {
                errors.Add("Storage:Postgres:ConnectionString names no server. Write Host=…;Database=…;Username=…;Password=….");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself may hold a password: it is not repeated.
            errors.Add("Storage:Postgres:ConnectionString cannot be read. Write Host=…;Database=…;Username=…;Password=….");
        }
    }
}
