using System.Collections.Concurrent;
using MassTransit;
using Platform.Contracts;
using Platform.Data;
using Platform.Hosting;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

namespace Platform.Shared.Tests;

/// <summary>The smallest service that uses all of the shared projects.</summary>
public sealed class NotesService : IPlatformService
{
    public string Name => "notes";

    public ConcurrentQueue<UserChanged> Heard { get; } = new();

    public void Register(ServiceRegistration service)
    {
        service.AddDatabase(connection => new NotesDatabase(connection));
        service.AddConsumer<HearOfUser>();
        service.Services.AddSingleton(this);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/notes/v1/whoami", (CallerIdentity caller) => caller.UserId.ToString()).RequireAuthorization();
        routes.MapGet("/api/notes/v1/broken", string () => throw new InvalidOperationException("secret detail"));
        routes.MapGet("/api/notes/v1/refused", string () => throw Problem.TooMany("too_fast", "Slow down.", TimeSpan.FromSeconds(7)));
        routes.MapPost("/api/notes/v1/notes", (Note note) => note.Body);
        routes.MapGet("/api/notes/v1/operator", () => "hello operator").RequireOperator();
    }

    public sealed record Note(string Body, int Stars);

    private sealed class HearOfUser(NotesService service) : IConsumer<UserChanged>
    {
        public Task Consume(ConsumeContext<UserChanged> context)
        {
            service.Heard.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Its database.</summary>
public sealed class NotesDatabase(DatabaseConnection connection) : ServiceDatabase(connection);
