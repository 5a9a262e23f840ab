using CustomerConnect.Web.Identity;
using CustomerConnect.Web.Staff.Details;
using CustomerConnect.Web.Staff.People;
using FluentAssertions;
using Xunit;

namespace CustomerConnect.Staff.Tests.People;

public class RegistrationAnswersTests
{
    [Fact]
    public void Every_question_of_the_registration_is_shown_to_staff() => RegistrationAnswers.Names.Should().BeEquivalentTo(RegistrationForm.Names);

    [Fact]
    public void Answers_come_in_words_and_in_the_order_of_the_form_without_what_was_left_out() => RegistrationAnswers.Of(new Dictionary<string, string>
    {
        ["wishes"] = "A bench on the balcony", ["financing"] = "cash", ["adults"] = "2", ["pets"] = "", ["unknown"] = "x",
    }).Should().Equal(new Fact("Adults", "2"), new Fact("Pays", "Without a mortgage"), new Fact("Wishes", "A bench on the balcony"));

    [Fact]
    public void Every_version_of_the_statement_has_its_text() =>
        ComplianceStatement.Versions.Should().Contain(ComplianceStatement.Current).And.OnlyContain(v => ComplianceStatement.Text(v)!.Length > 50);

    [Theory]
    [InlineData("", "Ann Lee", "2026-1", true, "Choose the document that you saw.")]
    [InlineData("99", "Ann Lee", "2026-1", true, "Choose the document that you saw.")]
    [InlineData("Passport", " ", "2026-1", true, "Write the name as the document has it.")]
    [InlineData("Passport", "Ann Lee", "2025-1", true, "The statement has changed since you opened this page. Read it once more and confirm it.")]
    [InlineData("Passport", "Ann Lee", "2026-1", false, "Confirm the statement. Without it nothing is verified.")]
    [InlineData("Passport", "Ann Lee", "2026-1", true, null)]
    public void Form_of_a_verification_says_the_first_thing_that_is_wrong(string document, string name, string statement, bool confirmed, string? problem) =>
        new VerifyForm(document, name.Trim(), statement, confirmed).Problem.Should().Be(problem);
}
