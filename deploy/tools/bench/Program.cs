using CustomerConnect.Bench;
using CustomerConnect.Bench.Contest;
using CustomerConnect.Bench.Faults;

return args switch
{
    ["log", .. var rest] => await LogBench.RunAsync(rest),
    ["log-process", var connectionString, var callers, var seconds] =>
        await LogProcess.RunAsync(connectionString, int.Parse(callers), int.Parse(seconds)),
    ["contest", .. var rest] => await ContestBench.RunAsync(rest),
    ["contest-process", var connectionString, var units, var slots, var sessions, var seed] => await ContestBench.ProcessAsync(
        connectionString, int.Parse(units), int.Parse(slots), int.Parse(sessions), int.Parse(seed)),
    ["holds", .. var rest] => await HoldsBench.RunAsync(rest),
    ["faults", .. var rest] => await FaultBench.RunAsync(rest),
    ["fault-process", var setting, var value, var point, var number] => await FaultRun.RunAsync(setting, value, point, int.Parse(number)),
    _ => Usage.Show(),
};
