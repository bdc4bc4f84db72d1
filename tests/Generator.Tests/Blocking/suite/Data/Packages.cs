using System.Data.Common;
using Dapper;
using FluentValidation;
using FluentValidation.Results;
using MongoDB.Driver;
using StackExchange.Redis;

public sealed class Packages
{
    public async Task WithDapper(DbConnection connection)
    {
        _ = connection.Query<int>("select 1"); // ADPT105
        _ = await connection.QueryAsync<int>("select 1"); // -
        _ = connection.QueryFirst<int>("select 1"); // ADPT105
        _ = connection.QuerySingleOrDefault<int>("select 1"); // ADPT105
        _ = connection.Execute("delete"); // ADPT105
        _ = connection.ExecuteScalar<int>("select 1"); // ADPT105
        _ = await connection.ExecuteAsync("delete"); // -
        _ = connection.QueryMultiple("select 1"); // ADPT105
        _ = new CommandDefinition("select 1"); // -
    }

    public async Task WithRedis(IDatabase redis, IConnectionMultiplexer multiplexer, ISubscriber subscriber)
    {
        _ = redis.StringGet("x"); // ADPT105
        _ = await redis.StringGetAsync("x"); // -
        redis.StringSet("x", "y"); // ADPT105
        redis.StringSet("x", "y", flags: StackExchange.Redis.CommandFlags.FireAndForget); // -
        redis.StringSet("x", "y", flags: StackExchange.Redis.CommandFlags.DemandMaster | StackExchange.Redis.CommandFlags.FireAndForget); // -
        redis.StringSet("x", "y", flags: StackExchange.Redis.CommandFlags.DemandMaster); // ADPT105
        _ = redis.HashGetAll("x"); // ADPT105
        _ = redis.KeyDelete("x"); // ADPT105
        _ = redis.Ping(); // ADPT105
        _ = subscriber.Publish(RedisChannel.Literal("x"), "y"); // ADPT105
        _ = multiplexer.GetDatabase(); // -
        _ = redis.Multiplexer; // -
        _ = ConnectionMultiplexer.Connect("localhost"); // ADPT105
        _ = await ConnectionMultiplexer.ConnectAsync("localhost"); // -
    }

    public async Task WithMongo(IMongoCollection<Item> items, Item item)
    {
        items.InsertOne(item); // ADPT105
        await items.InsertOneAsync(item); // -
        _ = items.Find(i => i.Id == 1); // -
        _ = items.Find(i => i.Id == 1).ToList(); // ADPT105
        _ = await items.Find(i => i.Id == 1).ToListAsync(); // -
        _ = items.Find(i => i.Id == 1).FirstOrDefault(); // ADPT105
        _ = items.DeleteOne(i => i.Id == 1); // ADPT105
        _ = items.CountDocuments(i => i.Id == 1); // ADPT105
        _ = items.FindSync(i => i.Id == 1); // ADPT105
        _ = items.CollectionNamespace; // -
    }

    public async Task WithValidation(IValidator<Item> validator, ItemValidator own, Item item)
    {
        _ = validator.Validate(item); // -
        _ = await validator.ValidateAsync(item); // -
        _ = own.Validate(item); // -
        validator.ValidateAndThrow(item); // -
    }

    public async Task WithAnImplementer(ItemCheck check, Item item)
    {
        await Task.Yield();
        _ = check.Validate(item); // -
        _ = check.Validate(new ValidationContext<Item>(item)); // -
        _ = check.Describe(item); // ADPT119
        _ = check.Load(); // ADPT103
    }
}

/// <summary>What is known of an interface holds for its members in whoever implements it, and not for what stands beside them.</summary>
public sealed class ItemCheck : IValidator<Item>
{
    public ValidationResult Validate(Item instance) => new();

    public ValidationResult Validate(IValidationContext context) => new();

    public Task<ValidationResult> ValidateAsync(Item instance, CancellationToken cancellation = default) =>
        Task.FromResult(Validate(instance)); // -

    public Task<ValidationResult> ValidateAsync(IValidationContext context, CancellationToken cancellation = default) =>
        Task.FromResult(Validate(context)); // -

    public IValidatorDescriptor CreateDescriptor() => throw new NotSupportedException();

    public bool CanValidateInstancesOfType(Type type) => type == typeof(Item);

    public string Describe(Item item) => "";

    public Task<string> DescribeAsync(Item item) => Task.FromResult("");

    public string Load() => File.ReadAllText("x");
}

public sealed class ItemValidator : AbstractValidator<Item>;

public sealed class Item
{
    public int Id { get; set; }
}
