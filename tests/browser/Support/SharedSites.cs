using CustomerConnect.Browser.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(ShowSite))]
[assembly: AssemblyFixture(typeof(SalesSite))]

namespace CustomerConnect.Browser.Tests.Support;

/// <summary>A site on which people only look: its homes stay as the demonstration has them.</summary>
public sealed class ShowSite : Site;

/// <summary>A site on which people reserve: each test takes homes and addresses of its own, and counts nothing that others change.</summary>
public sealed class SalesSite : Site;
