using Platform.Servers;

namespace Platform.AppHost.Tests;

public sealed class AppHostArgumentsTests
{
    private static readonly string[] Services = ["directory", "chat"];

    [Fact]
    public void Without_arguments_it_runs_embedded_with_the_demo()
    {
        var arguments = AppHostArguments.Parse([], Services);

        Assert.False(arguments.IsDistributed);
        Assert.True(arguments.HasDemo);
        Assert.Null(arguments.Data);
        Assert.Empty(arguments.Settings);
    }

    [Fact]
    public void Every_option_is_understood_with_a_space_or_an_equals_sign()
    {
        var arguments = AppHostArguments.Parse(
            ["--urls", "http://localhost:9000", "--data=/tmp/x", "--distributed", "--replicas", "chat=2", "--replicas=directory=3", "--no-demo"], Services);

        Assert.Equal(("http://localhost:9000", "/tmp/x"), (arguments.Urls, arguments.Data));
        Assert.True(arguments.IsDistributed);
        Assert.False(arguments.HasDemo);
        Assert.Equal((2, 3), (arguments.Replicas["chat"], arguments.Replicas["directory"]));
    }

    [Fact]
    public void Settings_go_on_to_the_services()
    {
        var arguments = AppHostArguments.Parse(["--Gateway:Limits:UserBurst=5", "--Chat:Hub:Rate", "7"], Services);

        Assert.Equal(["--Gateway:Limits:UserBurst=5", "--Chat:Hub:Rate=7"], arguments.Settings);
    }

    [Fact]
    public void A_variable_goes_into_the_environment_of_one_service()
    {
        var arguments = AppHostArguments.Parse(["--distributed", "--env", "chat:A=1", "--env=directory:B=x=y:z", "--env", "chat:C="], Services);

        Assert.Equal([new("chat", "A", "1"), new("directory", "B", "x=y:z"), new("chat", "C", "")], arguments.Environment);
    }

    [Theory]
    [InlineData("'--dta=x' is not an option", "--dta=x")]
    [InlineData("'stray' is not an option", "stray")]
    [InlineData("--data needs a value", "--data")]
    [InlineData("--urls needs a value", "--urls", "--distributed")]
    [InlineData("there is no service 'mail'. There are: directory, chat", "--distributed", "--replicas", "mail=2")]
    [InlineData("give a number from 1 to 16", "--distributed", "--replicas", "chat=0")]
    [InlineData("give a number from 1 to 16", "--distributed", "--replicas", "chat=many")]
    [InlineData("give a number from 1 to 16", "--distributed", "--replicas", "chat")]
    [InlineData("--replicas needs --distributed", "--replicas", "chat=2")]
    [InlineData("there is no service 'mail'. There are: directory, chat", "--distributed", "--env", "mail:A=1")]
    [InlineData("give a service, a variable and its value", "--distributed", "--env", "chat=1")]
    [InlineData("give a service, a variable and its value", "--distributed", "--env", "chat:A")]
    [InlineData("give a service, a variable and its value", "--distributed", "--env", "chat:=1")]
    [InlineData("--env needs --distributed", "--env", "chat:A=1")]
    public void What_makes_no_sense_is_said_in_a_sentence(string sentence, params string[] args)
    {
        var problem = Assert.Throws<ServerException>(() => AppHostArguments.Parse(args, Services));

        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
    }
}
