using Microsoft.EntityFrameworkCore;

public sealed class EntityFramework
{
    public async Task Contexts(Shop shop, IDbContextFactory<Shop> factory, Item item, Item[] items)
    {
        _ = shop.SaveChanges(); // ADPT105
        _ = await shop.SaveChangesAsync(); // -
        shop.Add(item); // -
        shop.AddRange(items); // -
        shop.Items.Add(item); // -
        shop.Items.AddRange(items); // -
        shop.Items.Remove(item); // -
        shop.Update(item); // -
        _ = factory.CreateDbContext(); // -
        _ = shop.Items.Find(1); // ADPT105
        _ = await shop.Items.FindAsync(1); // -
        _ = shop.Find<Item>(1); // ADPT105
        _ = shop.Entry(item).State; // -
    }

    public async Task Databases(Shop shop)
    {
        await Task.Yield();
        shop.Database.Migrate(); // ADPT105
        _ = shop.Database.EnsureCreated(); // ADPT105
        _ = shop.Database.EnsureDeleted(); // ADPT105
        _ = shop.Database.CanConnect(); // ADPT105
        _ = shop.Database.ExecuteSqlRaw("x"); // ADPT105
        _ = shop.Database.ExecuteSql($"x"); // ADPT105
        _ = shop.Database.BeginTransaction(); // ADPT105
        _ = shop.Database.ProviderName; // -
    }

    public async Task Queries(Shop shop, int id)
    {
        _ = shop.Items.ToList(); // ADPT105
        _ = await shop.Items.ToListAsync(); // -
        _ = shop.Items.ToArray(); // ADPT105
        _ = shop.Items.Where(i => i.Id == id).ToList(); // ADPT105
        _ = shop.Items.Where(i => i.Id == id); // -
        _ = shop.Items.Select(i => i.Name).OrderBy(n => n); // -
        _ = shop.Items.First(); // ADPT105
        _ = shop.Items.FirstOrDefault(i => i.Id == id); // ADPT105
        _ = shop.Items.Single(i => i.Id == id); // ADPT105
        _ = shop.Items.Count(); // ADPT105
        _ = shop.Items.Any(); // ADPT105
        _ = shop.Items.Sum(i => i.Id); // ADPT105
        _ = shop.Items.Max(i => i.Id); // ADPT105
        _ = shop.Items.ToDictionary(i => i.Id); // ADPT105
        _ = shop.Items.Include(i => i.Name); // -
        _ = shop.Items.AsNoTracking(); // -
        shop.Items.Load(); // ADPT105
        foreach (var item in shop.Items) // ADPT105
            _ = item;
        foreach (var item in shop.Items.Where(i => i.Id > 1)) // ADPT105
            _ = item;
        await foreach (var item in shop.Items.AsAsyncEnumerable()) // -
            _ = item;
        _ = shop.Items.Where(i => i.Id == id).ExecuteDelete(); // ADPT105
        _ = (from i in shop.Items where i.Id == id select i.Name).ToList(); // ADPT105
    }

    public async Task InMemory(List<Item> items)
    {
        await Task.Yield();
        _ = items.ToList(); // -
        _ = items.AsQueryable().First(); // -
        _ = items.AsQueryable().Where(i => i.Id > 1).ToList(); // -
        _ = items.First(); // -
        _ = items.Count(); // -
        foreach (var item in items.AsQueryable()) // -
            _ = item;
    }
}

public sealed class Shop : DbContext
{
    public DbSet<Item> Items => Set<Item>();
}

public sealed class Item
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}
