using CustomerConnect.Web.Staff.Details;

namespace CustomerConnect.Web.Staff.People;

/// <summary>The answers of an advanced registration as staff read them. Pure.</summary>
public static class RegistrationAnswers
{
    private static readonly (string Name, string Question)[] _questions =
    [
        ("adults", "Adults"), ("children", "Children"), ("co-buyer", "Buys with"), ("pets", "Pets"), ("status", "Works as"), ("employer", "Employer"),
        ("position", "Position"), ("since", "Since"), ("financing", "Pays"), ("reach", "Reached best"), ("wishes", "Wishes"),
    ];

    private static readonly Dictionary<string, string> _words = new(StringComparer.Ordinal)
    {
        ["employed"] = "Employed", ["self-employed"] = "Self-employed", ["retired"] = "Retired", ["student"] = "Student", ["not-working"] = "Not working",
        ["mortgage"] = "With a mortgage", ["cash"] = "Without a mortgage", ["undecided"] = "Not decided", ["mail"] = "By e-mail", ["phone"] = "By phone",
        ["text"] = "By text message",
    };

    /// <summary>Names of the questions that staff are shown.</summary>
    public static IEnumerable<string> Names => _questions.Select(q => q.Name);

    /// <summary>Question and answer, in the order of the form; what was left out is missing.</summary>
    public static IReadOnlyList<Fact> Of(IReadOnlyDictionary<string, string> answers) =>
    [
        .. from question in _questions
           where answers.TryGetValue(question.Name, out var given) && given.Length > 0
           let answer = answers[question.Name]
           select new Fact(question.Question, question.Name is "status" or "financing" or "reach" ? _words.GetValueOrDefault(answer, answer) : answer),
    ];
}
