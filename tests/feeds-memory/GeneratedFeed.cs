using System.Xml;
using CustomerConnect.Storage.Catalog;

namespace CustomerConnect.Feeds.Memory;

/// <summary>A feed of any length, with as much text around each home as real ones have.</summary>
internal static class GeneratedFeed
{
    private static readonly string Prose = string.Concat(Enumerable.Repeat("Designed to be luxurious as well as functional. ", 20));

    public static void Write(string file, long bytes)
    {
        using var stream = File.Create(file);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true });
        xml.WriteStartElement("Builders");
        xml.WriteStartElement("Corporation");
        xml.WriteElementString("CorporateBuilderNumber", "C");
        xml.WriteElementString("CorporateName", "Corporation");
        xml.WriteStartElement("Builder");
        xml.WriteElementString("BuilderNumber", "B");
        xml.WriteElementString("BrandName", "Brand");
        for (var subdivision = 1; stream.Length < bytes; subdivision++)
        {
            Subdivision(xml, subdivision);
            xml.Flush();
        }

        xml.WriteEndDocument();
    }

    private static void Subdivision(XmlWriter xml, int number)
    {
        xml.WriteStartElement("Subdivision");
        xml.WriteElementString("SubdivisionNumber", $"S{number}");
        xml.WriteElementString("SubdivisionName", $"Subdivision {number}");
        xml.WriteElementString("SubDescription", Prose);
        for (var plan = 1; plan <= 6; plan++)
        {
            xml.WriteStartElement("Plan");
            xml.WriteAttributeString("Type", plan % 3 == 0 ? "MultiFamily" : "SingleFamily");
            xml.WriteElementString("PlanNumber", $"P{plan}");
            xml.WriteElementString("PlanName", $"Plan {plan}");
            xml.WriteElementString("BasePrice", $"{300_000 + (plan * 1_000)}.00");
            xml.WriteElementString("Description", Prose);
            for (var spec = 1; spec <= 8; spec++)
            {
                xml.WriteStartElement("Spec");
                xml.WriteElementString("SpecNumber", $"H{spec}");
                xml.WriteElementString("SpecPrice", $"{310_000 + (spec * 500)}.00");
                xml.WriteElementString("SpecDescription", Prose);
                xml.WriteElementString("SpecInteractiveMedia", Prose);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}

/// <summary>Homes that take every offer.</summary>
internal sealed class TakesAll : IUnitOffers
{
    public Task<IReadOnlyList<OfferAnswer>> SendAsync(IReadOnlyList<UnitOffer> offers, CancellationToken cancel = default) =>
        Task.FromResult<IReadOnlyList<OfferAnswer>>([.. offers.Select(_ => new OfferAnswer(OfferResult.Accepted))]);
}
