using CustomerConnect.Storage;
using CustomerConnect.Storage.People;
using CustomerConnect.TestSupport;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Tests;

public sealed class DraftAndNoteTests
{
    [Theory, BothDatabases]
    public async Task Draft_saved_twice_is_read_as_it_was_last_and_forgotten_when_taken(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var drafts = new Drafts(storage, new FakeClock());
        await drafts.SaveAsync("s1", "maya", "register", new Dictionary<string, string> { ["first"] = "May" });
        await drafts.SaveAsync("s1", "maya", "register", new Dictionary<string, string> { ["first"] = "Maya" });

        (await drafts.ReadAsync("s1", "maya", "register")).Should().Contain("first", "Maya");
        (await drafts.ReadAsync("s2", "maya", "register")).Should().BeEmpty();
        (await drafts.ReadAsync("s1", "omar", "register")).Should().BeEmpty("it is somebody else's");
        await drafts.ForgetAsync("s1", "maya", "register");
        (await drafts.ReadAsync("s1", "maya", "register")).Should().BeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Draft_of_a_contacts_own_form_belongs_to_no_session(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var drafts = new Drafts(storage, new FakeClock());
        await drafts.SaveAsync(Drafts.AnySession, "maya", "profile", new Dictionary<string, string> { ["pets"] = "A parrot" });
        await drafts.SaveAsync("s1", "maya", "profile", new Dictionary<string, string> { ["pets"] = "None" });

        (await drafts.ReadAsync(Drafts.AnySession, "maya", "profile")).Should().Contain("pets", "A parrot");
        (await drafts.ReadAsync(Drafts.AnySession, "omar", "profile")).Should().BeEmpty("it is somebody else's");
        await drafts.ForgetAsync(Drafts.AnySession, "maya", "profile");
        (await drafts.ReadAsync(Drafts.AnySession, "maya", "profile")).Should().BeEmpty();
        (await drafts.ReadAsync("s1", "maya", "profile")).Should().NotBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Draft_that_nobody_touches_is_forgotten_after_a_week_and_no_more_than_asked_for(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var drafts = new Drafts(storage, clock);
        await drafts.SaveAsync("s1", "ann", "register", new Dictionary<string, string> { ["name"] = "Maya" });
        await drafts.SaveAsync("s2", "ann", "register", new Dictionary<string, string> { ["name"] = "Ines" });
        clock.Advance(Drafts.KeptFor + TimeSpan.FromSeconds(1));
        await drafts.SaveAsync("s3", "ann", "register", new Dictionary<string, string> { ["name"] = "Bo" });

        (await drafts.ForgetOldAsync(1)).Should().Be(1);
        (await drafts.ForgetOldAsync(9)).Should().Be(1);
        (await drafts.ReadAsync("s1", "ann", "register")).Should().BeEmpty();
        (await drafts.ReadAsync("s3", "ann", "register")).Should().NotBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Draft_of_answers_that_the_law_asks_for_is_forgotten_after_a_day(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var drafts = new Drafts(storage, clock);
        await drafts.SaveAsync(Drafts.ForADay, "ann", "profile", new Dictionary<string, string> { ["born"] = "1990-02-28" });
        await drafts.SaveAsync(Drafts.AnySession, "ann", "registration", new Dictionary<string, string> { ["adults"] = "2" });
        clock.Advance(Drafts.ShortlyKeptFor);
        (await drafts.ForgetOldAsync(9)).Should().Be(0);

        clock.Advance(TimeSpan.FromSeconds(1));

        (await drafts.ForgetOldAsync(9)).Should().Be(1);
        (await drafts.ReadAsync(Drafts.ForADay, "ann", "profile")).Should().BeEmpty();
        (await drafts.ReadAsync(Drafts.AnySession, "ann", "registration")).Should().NotBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Note_about_a_reservation_is_kept_once_and_shown_newest_first(Dialect dialect)
    {
        await using var storage = await TestStorage.CreateAsync(dialect);
        var clock = new FakeClock();
        var notes = new ReservationNotes(storage, clock);
        await notes.AddAsync("n1", "r1", " first ", "staff-1");
        await notes.AddAsync("n1", "r1", "again", "staff-1");
        clock.Advance(TimeSpan.FromSeconds(1));
        await notes.AddAsync("n2", "r1", "second", null);
        await notes.AddAsync("n3", "r2", "another's", null);

        (await notes.OfAsync("r1")).Select(n => (n.Text, n.By)).Should().Equal(("second", null), ("first", "staff-1"));
    }
}
