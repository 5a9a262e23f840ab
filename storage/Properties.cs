using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CustomerConnect.Storage.Tests")]
