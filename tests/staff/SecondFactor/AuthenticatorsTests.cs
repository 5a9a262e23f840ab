using CustomerConnect.Storage;
using CustomerConnect.Storage.Staff.Actions;
using CustomerConnect.Storage.Staff.SecondFactor;
using CustomerConnect.TestSupport;
using CustomerConnect.Tests;
using Dapper;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.SecondFactor;

public class AuthenticatorsTests
{
    private readonly TestClock _clock = new();
    private readonly string _secret = Totp.NewSecret();

    [Theory, BothDatabases]
    public async Task Code_of_the_app_is_taken_once_whoever_asks_at_the_same_time(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var authenticators = new Authenticators(storage, new(storage, _clock), _clock);
        (await authenticators.SetAsync("ada", _secret, Code(), replaces: null)).Should().HaveCount(RecoveryCodes.Count);
        (await authenticators.TakeAsync("ada", Code())).Should().BeFalse("it was used to set the app up");

        _clock.Advance(Totp.Step);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => authenticators.TakeAsync("ada", Code())));

        answers.Should().ContainSingle(taken => taken);
        (await authenticators.TakeAsync("bob", Code())).Should().BeFalse("he has none");
    }

    [Theory, BothDatabases]
    public async Task Recovery_codes_are_taken_once_however_they_are_typed_and_new_ones_end_them(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var authenticators = new Authenticators(storage, new(storage, _clock), _clock);
        var codes = (await authenticators.SetAsync("ada", _secret, Code(), replaces: null))!;

        (await authenticators.TakeAsync("ada", codes[0].ToLowerInvariant().Replace("-", " "))).Should().BeTrue();
        (await authenticators.TakeAsync("ada", codes[0])).Should().BeFalse();
        (await authenticators.TakeAsync("bob", codes[1])).Should().BeFalse();
        (await authenticators.FindAsync("ada"))!.CodesLeft.Should().Be(RecoveryCodes.Count - 1);

        var fresh = (await authenticators.NewCodesAsync("ada"))!;
        (await authenticators.TakeAsync("ada", codes[1])).Should().BeFalse();
        (await authenticators.TakeAsync("ada", fresh[1])).Should().BeTrue();
        (await authenticators.NewCodesAsync("bob")).Should().BeNull();
    }

    [Theory, BothDatabases]
    public async Task Second_factor_is_replaced_only_by_who_saw_the_one_before(Dialect dialect)
    {
        await using var storage = await StorageAsync(dialect);
        var authenticators = new Authenticators(storage, new(storage, _clock), _clock);
        await authenticators.SetAsync("ada", _secret, Code(), replaces: null);
        var first = (await authenticators.FindAsync("ada"))!;
        _clock.Advance(Totp.Step);

        var other = Totp.NewSecret();
        var code = Totp.Code(other, Totp.StepAt(_clock.GetUtcNow()));
        (await authenticators.SetAsync("ada", other, code, replaces: null)).Should().BeNull("who knows the password alone began before it was set up");
        (await authenticators.SetAsync("ada", other, "000000", first.Since)).Should().BeNull();
        (await authenticators.TakeAsync("ada", Code())).Should().BeTrue("nothing was changed");

        (await authenticators.SetAsync("ada", other, code, first.Since)).Should().NotBeNull();
        _clock.Advance(Totp.Step);
        (await authenticators.TakeAsync("ada", Code())).Should().BeFalse();
    }

    private static async Task<TestStorage> StorageAsync(Dialect dialect)
    {
        var storage = await TestStorage.CreateAsync(dialect);
        await StaffRows.AddAsync(storage, "ada", "bob");
        return storage;
    }

    private string Code() => Totp.Code(_secret, Totp.StepAt(_clock.GetUtcNow()));
}
