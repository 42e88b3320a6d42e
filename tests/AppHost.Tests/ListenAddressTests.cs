using System.Net;
using System.Net.Sockets;
using Platform.Servers;

namespace Platform.AppHost.Tests;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("*")]
    public void A_port_that_is_taken_is_said_with_another_to_try(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var problem = Assert.Throws<ServerException>(() => ListenAddress.Resolve($"http://{host}:{port}"));

        Assert.StartsWith($"Port {port} is taken by another program.", problem.Message, StringComparison.Ordinal);
        Assert.Contains($":{port + 1}", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Port_0_becomes_a_free_one() => Assert.NotEqual(0, ListenAddress.Resolve("http://127.0.0.1:0")[0].Port);

    [Theory]
    [InlineData("8080")]
    [InlineData("ftp://localhost:1")]
    [InlineData("")]
    public void What_is_no_address_is_said(string urls)
    {
        var problem = Assert.Throws<ServerException>(() => ListenAddress.Resolve(urls));

        Assert.Contains("--urls", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:81", "http://localhost:81")]
    [InlineData("http://127.0.0.1:82", "http://127.0.0.1:82")]
    public void People_are_shown_an_address_that_they_can_open(string address, string shown) =>
        Assert.Equal(shown, ListenAddress.ForPeople(new Uri(address)));
}
