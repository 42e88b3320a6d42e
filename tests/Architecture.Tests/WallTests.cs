using System.Reflection;
using System.Text.RegularExpressions;
using MassTransit;
using Platform.Chat;
using Platform.Contracts;
using Platform.Directory;
using Platform.Hosting;
using Platform.Presence;
using Platform.Reminder;

namespace Platform.Architecture.Tests;

/// <summary>The walls of the house.</summary>
public sealed partial class WallTests
{
    private static readonly Assembly[] Services =
        [typeof(ChatService).Assembly, typeof(DirectoryService).Assembly, typeof(PresenceService).Assembly, typeof(ReminderService).Assembly];

    [Fact]
    public void A_service_refers_to_shared_projects_alone()
    {
        var services = Repository.Projects("services/").Where(project => !project.StartsWith("services/shared/", StringComparison.Ordinal)).ToList();

        Assert.True(services.Count >= 2, "there are services");
        foreach (var service in services)
            Assert.All(Repository.References(service), reference => Assert.StartsWith("services/shared/", reference));
    }

    [Fact]
    public void Shared_projects_do_not_know_services_and_contracts_know_nothing()
    {
        foreach (var project in Repository.Projects("services/shared/"))
            Assert.All(Repository.References(project), reference => Assert.StartsWith("services/shared/", reference));
        Assert.Empty(Repository.References("services/shared/Platform.Contracts/Platform.Contracts.csproj"));
    }

    [Fact]
    public void The_gateway_knows_no_service_and_the_client_knows_only_the_wire()
    {
        Assert.All(Repository.References("gateway/Platform.Gateway.csproj"), reference => Assert.StartsWith("services/shared/", reference));
        Assert.Empty(Repository.References("clients/dotnet/Platform.Client.csproj"));
    }

    [Fact]
    public void Each_service_is_one_class_and_is_on_the_map()
    {
        var map = Repository.Read("AppHost/Program.cs");
        foreach (var service in Services)
        {
            var type = Assert.Single(service.GetTypes(), type => typeof(IPlatformService).IsAssignableFrom(type));
            Assert.Contains(type.Name, map);
        }
    }

    [Fact]
    public void In_memory_transports_exist_in_AppHost_alone()
    {
        var users = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("isEmbedded: true", StringComparison.Ordinal));

        Assert.All(users, file => Assert.StartsWith("AppHost/", file));
        Assert.NotEmpty(users);
    }

    [Fact]
    public void Events_are_flat_sealed_records_that_name_their_tenant_and_themselves()
    {
        var events = typeof(UserChanged).Assembly.GetExportedTypes().Where(type => type.GetProperty("EventId") is not null).ToList();

        Assert.NotEmpty(events);
        Assert.All(events, type =>
        {
            Assert.True(type.IsSealed && type.BaseType == typeof(object), $"{type.Name} is sealed and has no base");
            Assert.Equal(["TenantId", "EventId"], type.GetConstructors().Single().GetParameters().Take(2).Select(parameter => parameter.Name));
            Assert.Matches(PastTense(), type.Name);
        });
    }

    [Fact]
    public void Consumers_are_named_by_their_effect_and_take_the_message_first()
    {
        var consumers = Services.SelectMany(service => service.GetTypes()).Where(type => typeof(IConsumer).IsAssignableFrom(type)).ToList();

        Assert.NotEmpty(consumers);
        Assert.All(consumers, type => Assert.DoesNotMatch("(Consumer|Handler)$", type.Name));
    }

    [Fact]
    public void Each_service_says_what_it_owns()
    {
        foreach (var project in Repository.Projects("services/").Where(project => !project.StartsWith("services/shared/", StringComparison.Ordinal)))
        {
            var readme = Repository.Read(Path.Combine(Path.GetDirectoryName(project)!, "README.md"));
            Assert.All(["## Owns", "## Endpoints", "## Publishes", "## Consumes", "## Tables"], heading => Assert.Contains(heading, readme));
        }
    }

    [GeneratedRegex("(ed|Posted|Due|Sent|CameOnline)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PastTense();
}
