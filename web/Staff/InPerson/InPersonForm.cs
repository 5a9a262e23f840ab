using CustomerConnect.Slots;
using CustomerConnect.Storage.Catalog;
using CustomerConnect.Storage.People;

namespace CustomerConnect.Web.Staff.InPerson;

/// <summary>What was typed into the form of a reservation in person, and what is wrong with it. Pure.</summary>
public sealed class InPersonForm(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>Names of the form's fields.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["unit", "first", "last", "phone", "street", "city", "region", "postal", "country", "slot", "deposit"];

    private const int Longest = 100;

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    /// <summary>What was typed into a field.</summary>
    public string this[string name] => typed.GetValueOrDefault(name, "").Trim();

    /// <summary>True when staff say that they have taken the deposit.</summary>
    public bool DepositTaken => this["deposit"] == "1";

    /// <summary>The appointment, or null for none.</summary>
    public SlotKey? Slot => SlotKey.Parse(this["slot"]);

    /// <summary>Reads what was sent.</summary>
    public static InPersonForm Of(IFormCollection form) => new(Names.ToDictionary(n => n, n => form[n].ToString()));

    /// <summary>Who the reservation is for, or null with <see cref="Problems"/> filled.</summary>
    /// <param name="project">The project whose settings say what is needed.</param>
    public Registration? Read(Project project)
    {
        Problems.Clear();
        Need("unit", "Choose the home.");
        Need("first", "Write the first name.");
        Need("last", "Write the last name.");
        foreach (var name in Names.Where(n => this[n].Length > Longest))
        {
            Problems[name] = $"Up to {Longest} characters, please.";
        }

        var phone = "";
        if (this["phone"].Length > 0 && !PhoneNumber.TryNormalize(this["phone"], this["country"], out phone, out _))
        {
            Problems["phone"] = "Look at the number once more.";
        }
        else if (this["phone"].Length == 0 && (this["street"].Length == 0 || this["city"].Length == 0))
        {
            Problems["phone"] = "Write a phone number or an address: somebody has to be able to reach them.";
        }

        if (project.Settings.RequireAppointment)
        {
            Need("slot", "Choose the appointment. This project needs one.");
        }

        if (project.Settings.CustomerDeposit == DepositRequirement.Required && !DepositTaken)
        {
            Problems["deposit"] = "This project asks for a deposit. Take it in person, and say so here.";
        }

        return Problems.Count > 0 ? null : new(
            this["first"], this["last"], phone.Length > 0 ? phone : null, Text("street"), Text("city"), Text("region"), Text("postal"), Text("country"),
            new Dictionary<string, string>(), "en", null);
    }

    private string? Text(string name) => this[name].Length > 0 ? this[name] : null;

    private void Need(string name, string problem)
    {
        if (this[name].Length == 0)
        {
            Problems[name] = problem;
        }
    }
}
