using CustomerConnect.Storage;
using CustomerConnect.Storage.Log;
using CustomerConnect.Storage.Schema;
using CustomerConnect.Storage.Writer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// A process for tests to kill and pause: writes to the log until it is ended, and says what was acknowledged.
// Usage: CustomerConnect.Storage.Writer SETTING VALUE CALLERS, such as Postgres:ConnectionString "Host=…" 16
var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Storage:{args[0]}", args[1])]).Build();
await using var services = new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider();
try
{
    await services.GetRequiredService<Migrator>().ApplyAsync([typeof(IEventLog).Assembly]);
}
catch (StorageUnavailableException e)
{
    Console.WriteLine("refused " + e.Message);
    return 1;
}

Console.WriteLine("ready");
var log = services.GetRequiredService<IEventLog>();
var callers = Enumerable.Range(0, int.Parse(args[2])).Select(caller => Task.Run(() => new Caller(log, caller).RunAsync()));
// Standard input ends with the test that started this process.
await Task.WhenAny(Task.WhenAll(callers), Console.In.ReadToEndAsync());
return 0;
