global using CustomerConnect;
global using FluentAssertions;
global using Xunit;
