using FluentAssertions;
using Xunit;

namespace CustomerConnect.GrainInterfaces.Tests;

public sealed class SignatureWalkTests
{
    [Fact]
    public void Interface_that_keeps_the_rules_has_no_offence() =>
        SignatureWalk.Offences(typeof(IGood)).Should().BeEmpty();

    [Fact]
    public void Each_broken_rule_is_named() =>
        SignatureWalk.Offences(typeof(IBad)).Should().BeEquivalentTo(
            "IBad has no [Alias]",
            "IBad.Void returns Void, not Task or Task<T>",
            "IBad.Unnamed has no [Alias]",
            "IBad.Second shares the alias 'First' with another method",
            "IBad.Delegates(callback) carries Action, which is no plain value, immutable collection or type of ours",
            "IBad.Foreign(anything) carries Object, which is no plain value, immutable collection or type of ours",
            "IBad.Foreign(list) carries List, which is no plain value, immutable collection or type of ours",
            "IBad.Foreign(view) carries IReadOnlyList, which is no plain value, immutable collection or type of ours",
            "IBad.Foreign(array) carries String[], which is no plain value, immutable collection or type of ours",
            "BadEnum has no [GenerateSerializer]",
            "BadEnum has no [Alias]",
            "Bare has no [GenerateSerializer]",
            "Bare has no [Alias]",
            "Bare has no [Immutable]",
            "Bare.Text has no [Id]",
            "Changeable.Text can be changed",
            "Changeable._hidden can be changed",
            "Changeable._hidden has no [Id]",
            "SameIds.Right shares the id 0 with another member",
            "SameAlias shares the alias 'SameIds' with another type",
            "BadChild has no [GenerateSerializer]",
            "BadChild has no [Alias]",
            "BadChild has no [Immutable]",
            "BadChild.Stream has no [Id]",
            "BadChild.Stream carries Stream, which is no plain value, immutable collection or type of ours");
}
