namespace CustomerConnect.Feeds.Tests;

/// <summary>A valid feed made at random, whose elements can be put in another order.</summary>
internal sealed class RandomFeed
{
    private readonly Random _random;
    private readonly Node _root;

    public RandomFeed(Random random)
    {
        _random = random;
        _root = new Node("Builders", "", Some(1, 2, c => Named("Corporation", "CorporateBuilderNumber", "CorporateName", c,
            Some(1, 3, b => Named("Builder", "BuilderNumber", "BrandName", b, Some(0, 3, Subdivision))))));
    }

    private RandomFeed(Random random, Node root) => (_random, _root) = (random, root);

    public int Homes => _root.Count("Spec");

    public string Xml() => _root.Xml();

    public RandomFeed Shuffle() => new(_random, _root.Shuffle(_random));

    private Node Subdivision(int number) => Named("Subdivision", "SubdivisionNumber", "SubdivisionName", number,
    [
        .. Perhaps(new Node("SubDescription", $"Number {number} & others", [])),
        .. Perhaps(new Node("SalesOffice", "", [new("Phone", "", [new("Prefix", "555", []), new("Suffix", "0100", [])])])),
        .. Some(0, 4, Plan),
    ]);

    private Node Plan(int number) => Named("Plan", "PlanNumber", "PlanName", number,
    [
        .. Perhaps(new Node("BasePrice", $"{_random.Next(1, 900)}000.00", [])),
        .. Perhaps(new Node("Baths", $"{_random.Next(1, 4)}", [])),
        .. Perhaps(new Node("HalfBaths", "1", [])),
        .. Some(0, 5, Spec),
    ]) with { Attribute = _random.Next(3) switch { 0 => "SingleFamily", 1 => "MultiFamily", _ => null } };

    private Node Spec(int number) => new("Spec", "",
    [
        new("SpecNumber", $"#{number} é", []),
        .. Perhaps(new Node("SpecPrice", $"{_random.Next(1, 900)}500", [])),
        .. Perhaps(new Node("SpecAddress", "", [new("SpecStreet1", $"{number} Random Way", [])])),
        .. Perhaps(new Node("SpecSaleStatus", "ContractPending", [])),
    ]);

    private static Node Named(string element, string numberName, string nameName, int number, List<Node> rest) =>
        new(element, "", [new(numberName, $"N{number}", []), new(nameName, $"Name {number / 2}", []), .. rest]);

    private List<Node> Some(int least, int most, Func<int, Node> make) =>
        [.. Enumerable.Range(1, _random.Next(least, most + 1)).Select(make)];

    private Node[] Perhaps(Node node) => _random.Next(2) == 0 ? [] : [node];

    private sealed record Node(string Name, string Text, List<Node> Children)
    {
        public string? Attribute { get; init; }

        public int Count(string name) => (Name == name ? 1 : 0) + Children.Sum(c => c.Count(name));

        public Node Shuffle(Random random)
        {
            Node[] children = [.. Children.Select(c => c.Shuffle(random))];
            random.Shuffle(children);
            return this with { Children = [.. children] };
        }

        public string Xml() =>
            $"<{Name}{(Attribute is null ? "" : $" Type=\"{Attribute}\"")}>{System.Security.SecurityElement.Escape(Text)}"
            + $"{string.Concat(Children.Select(c => c.Xml()))}</{Name}>\n";
    }
}
